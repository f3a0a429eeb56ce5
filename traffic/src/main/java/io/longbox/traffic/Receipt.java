package io.longbox.traffic;

import tools.jackson.databind.JsonNode;

/**
 * What a reader was given for a place in line.
 *
 * @param product the product's id in the store
 * @param ticket the place
 * @param position how many were ahead when it was issued, plus one
 * @param sequence the number of the event that issued it
 * @param hash over that event and all before it, see {@link Chain}
 */
record Receipt(String product, long ticket, long position, long sequence, String hash) {

    /**
     * @param json {@code {productId, ticket, position, sequence, hash}}
     * @throws Malformed if it lacks any of them, or one cannot be what it is to be
     */
    static Receipt of(JsonNode json) throws Malformed {
        JsonNode product = json.path("productId");
        if (!product.isString() || !product.asString().matches("[\\w-]{1,100}")) {
            throw new Malformed("productId is not the id of a product");
        }
        JsonNode hash = json.path("hash");
        if (!hash.isString() || !Chain.LINK.matcher(hash.asString()).matches()) {
            throw new Malformed("hash is not 64 hex digits in lower case");
        }
        return new Receipt(
                product.asString(),
                number(json, "ticket", 1),
                number(json, "position", 1),
                number(json, "sequence", 0),
                hash.asString());
    }

    private static long number(JsonNode json, String name, long least) throws Malformed {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least) {
            throw new Malformed(name + " is not a whole number from " + least + " on");
        }
        return value.asLong();
    }

    String stream() {
        return "stock-" + product;
    }
}
