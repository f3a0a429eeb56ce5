package io.longbox.api.catalog;

/** Whether a product can be asked for. */
public enum ProductStatus {
    ON_SALE,
    WITHDRAWN
}
