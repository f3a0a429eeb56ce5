package io.longbox.runtime.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database whose connections break at the commits of commands, as they are told to. */
final class FaultyDatabase extends DelegatingDataSource {

    /** What becomes of a commit. */
    enum Fault {
        NONE,
        /** The connection is lost before the server hears of the commit. */
        BEFORE,
        /** The connection is lost after the server has committed. */
        AFTER,
        /** As AFTER, and the server cannot be reached for a while. */
        AFTER_AND_AWAY
    }

    private final Queue<Fault> faults = new ArrayDeque<>();
    private volatile boolean away;

    FaultyDatabase(DataSource database) {
        super(database);
    }

    synchronized void plan(List<Fault> next) {
        faults.clear();
        faults.addAll(next);
    }

    void comeBack() {
        away = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            throw new SQLException("away", "08001");
        }
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && CommandSegment.isCurrentThread()) {
                        commit(connection);
                        return null;
                    }
                    if (away && method.getName().equals("prepareStatement")) {
                        throw new SQLException("away", "08006");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private void commit(Connection connection) throws SQLException {
        Fault fault = next();
        if (fault != Fault.BEFORE) {
            connection.commit();
        }
        if (fault != Fault.NONE) {
            away = fault == Fault.AFTER_AND_AWAY;
            connection.abort(Runnable::run);
            throw new SQLException("the connection is lost", "08006");
        }
    }

    private synchronized Fault next() {
        Fault fault = faults.poll();
        return fault == null ? Fault.NONE : fault;
    }
}
