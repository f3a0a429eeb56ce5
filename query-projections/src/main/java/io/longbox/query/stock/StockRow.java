package io.longbox.query.stock;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.Opening;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.StockView;
import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "stock")
class StockRow extends FollowingRow {

    @Id
    @Column(name = "product_id")
    private UUID product;

    @Column(name = "on_hand")
    private int onHand;

    private int reserved;

    private int sold;

    private long waiting;

    @Column(name = "line_paused")
    private boolean linePaused;

    private @Nullable String hold;

    private @Nullable String offer;

    @Enumerated(EnumType.STRING)
    @Column(name = "line_policy")
    private LinePolicy linePolicy = SaleTerms.STANDARD.linePolicy();

    @Column(name = "opens_at")
    private @Nullable Instant opensAt;

    @Column(name = "early_access")
    private @Nullable String earlyAccess;

    protected StockRow() {}

    StockRow(UUID product) {
        this.product = product;
    }

    void arrive(int copies) {
        onHand += copies;
    }

    void reserve(Quantity quantity) {
        reserved += quantity.value();
    }

    void serve(Quantity quantity) {
        reserve(quantity);
        leaveLine();
    }

    void free(Quantity quantity) {
        reserved -= quantity.value();
    }

    void sell(Quantity quantity) {
        onHand -= quantity.value();
        reserved -= quantity.value();
        sold += quantity.value();
    }

    void takeBack(Quantity quantity) {
        onHand += quantity.value();
        sold -= quantity.value();
    }

    void joinLine() {
        waiting++;
    }

    void leaveLine() {
        waiting--;
    }

    void endLine() {
        waiting = 0;
    }

    void pauseLine() {
        linePaused = true;
    }

    void resumeLine() {
        linePaused = false;
    }

    void terms(SaleTerms terms) {
        hold = text(terms.hold());
        offer = text(terms.offer());
        linePolicy = terms.linePolicy();
        Opening opening = terms.opening();
        opensAt = opening == null ? null : Stored.time(opening.at());
        earlyAccess = opening == null ? null : text(opening.earlyAccess());
    }

    ProductId productId() {
        return new ProductId(product);
    }

    StockView toView() {
        Opening opening = opensAt == null ? null : new Opening(opensAt, duration(earlyAccess));
        SaleTerms terms = new SaleTerms(duration(hold), duration(offer), linePolicy, opening);
        return new StockView(productId(), onHand, reserved, sold, waiting, linePaused, terms, version());
    }

    private static @Nullable String text(@Nullable Duration duration) {
        return duration == null ? null : duration.toString();
    }

    private static @Nullable Duration duration(@Nullable String text) {
        return text == null ? null : Duration.parse(text);
    }
}
