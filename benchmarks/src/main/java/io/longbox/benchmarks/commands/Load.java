package io.longbox.benchmarks.commands;

/** Which aggregates the commands go to. */
enum Load {
    /** All to one: the product that everybody wants. */
    HOT,
    /** Each to one of many, at random. */
    MANY
}
