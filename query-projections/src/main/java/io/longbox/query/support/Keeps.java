package io.longbox.query.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the tables that a projection writes, all of them and no others: a rebuild makes them anew. The projection names
 * them without a schema wherever it reads or writes, and reads no table but these.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Keeps {

    /** The names of the tables, without their schema. */
    String[] value();
}
