package io.longbox.payments;

import java.util.List;

/** The gateways that there are, of which the store uses one. */
public class PaymentGateways {

    private final PaymentGateway chosen;

    /**
     * @throws IllegalStateException if there is none by that name: a store that cannot take money says so at the start
     */
    PaymentGateways(List<PaymentGateway> gateways, String name) {
        chosen = gateways.stream()
                .filter(gateway -> gateway.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("longbox.payments.gateway is " + name
                        + ", but there are only these: "
                        + gateways.stream().map(PaymentGateway::name).toList()));
    }

    public PaymentGateway chosen() {
        return chosen;
    }
}
