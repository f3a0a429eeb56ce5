package io.longbox.runtime.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/** Rows as arrays, one for each column: with {@code unnest}, one statement takes any number of them. */
public final class Columns {

    private Columns() {}

    public static <T> Array texts(PreparedStatement statement, Collection<T> rows, Function<T, String> text)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf("text", rows.stream().map(text).toArray(String[]::new));
    }

    public static <T> Array numbers(PreparedStatement statement, Collection<T> rows, Function<T, Long> number)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf("bigint", rows.stream().map(number).toArray(Long[]::new));
    }

    public static <T> Array bytes(PreparedStatement statement, Collection<T> rows, Function<T, byte[]> bytes)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf("bytea", rows.stream().map(bytes).toArray(byte[][]::new));
    }
}
