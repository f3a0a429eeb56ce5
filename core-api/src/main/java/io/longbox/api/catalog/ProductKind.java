package io.longbox.api.catalog;

/** What sort of thing a product is. */
public enum ProductKind {
    COMIC
}
