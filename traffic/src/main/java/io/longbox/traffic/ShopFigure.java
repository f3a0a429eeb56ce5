package io.longbox.traffic;

/** What can be wrong with a shop's books. Each is counted, and one that is not 0 is a shop whose books do not balance. */
enum ShopFigure {
    MONEY("money", "money"),
    TOTALS("totals", "totals"),
    STATUS("status", "status"),
    ORDERS("orders", "orders"),
    DEEDS("deeds", "deeds"),
    STOCK("stock", "stock"),
    POINTS("points", "points"),
    REVENUE("revenue", "revenue"),
    UNDER_WAY("underWay", "under way"),
    UNFAIR("unfair", "unfair"),
    UNVERIFIED("unverified", "unverified");

    private final String json;
    private final String label;

    ShopFigure(String json, String label) {
        this.json = json;
        this.label = label;
    }

    /** Its name for programs. */
    String json() {
        return json;
    }

    /** Its name for people. */
    String label() {
        return label;
    }
}
