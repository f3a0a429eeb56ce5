package io.longbox.query.plan;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The terms of a plan, in the columns of a row. */
@Embeddable
public class TermsColumns {

    @Enumerated(EnumType.STRING)
    private PlanPeriod period;

    @Column(name = "price_points")
    private @Nullable Long pricePoints;

    @Column(name = "price_minor")
    private @Nullable Long priceMinor;

    @Column(name = "price_currency")
    private @Nullable Currency priceCurrency;

    @Column(name = "early_access")
    private Boolean earlyAccess;

    @Column(name = "points_multiplier")
    private BigDecimal pointsMultiplier;

    @Column(name = "chapters_included")
    private Boolean chaptersIncluded;

    @Column(name = "discount_percent")
    private @Nullable Integer discountPercent;

    protected TermsColumns() {}

    public TermsColumns(PlanTerms terms) {
        period = terms.period();
        Points points = terms.price().points();
        Money money = terms.price().money();
        pricePoints = points == null ? null : points.value();
        priceMinor = money == null ? null : money.minor();
        priceCurrency = money == null ? null : money.currency();
        earlyAccess = terms.benefits().earlyAccess();
        pointsMultiplier = terms.benefits().pointsMultiplier();
        chaptersIncluded = terms.benefits().chaptersIncluded();
        discountPercent = terms.benefits().discountPercent();
    }

    public PlanTerms terms() {
        return new PlanTerms(
                period, price(), new PlanBenefits(earlyAccess, pointsMultiplier, chaptersIncluded, discountPercent));
    }

    private PlanPrice price() {
        Points points = pricePoints == null ? null : new Points(pricePoints);
        Money money = priceMinor == null || priceCurrency == null ? null : new Money(priceMinor, priceCurrency);
        return new PlanPrice(points, money);
    }
}
