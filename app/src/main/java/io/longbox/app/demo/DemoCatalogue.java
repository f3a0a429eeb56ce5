package io.longbox.app.demo;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.plan.CreatePlan;
import io.longbox.api.plan.PlanId;
import io.longbox.api.shipping.CreateShippingMethod;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserView;
import java.util.Currency;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Comics whose authors' rights have run out, with stock and prices, a few readers, plans to subscribe to, and ways to send
 * orders. Loading which was interrupted goes on where it stopped; the last reader to register marks that it is complete.
 */
final class DemoCatalogue {

    private static final Logger log = LoggerFactory.getLogger(DemoCatalogue.class);

    private final CommandGateway commands;
    private final QueryGateway queries;

    DemoCatalogue(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    void loadOnce(Demo demo) {
        Demo.Reader last = demo.readers().get(demo.readers().size() - 1);
        UserView marker = queries.query(new FindUser(last.id()), UserView.class).join();
        if (marker != null) {
            return;
        }
        demo.comics().forEach(this::load);
        demo.plans()
                .forEach(plan ->
                        commands.sendAndWait(new CreatePlan(PlanId.ofName(plan.name()), plan.name(), plan.terms())));
        demo.shipping().forEach(method -> commands.sendAndWait(new CreateShippingMethod(method.id(), method.terms())));
        demo.readers().forEach(this::load);
        log.info(
                "loaded {} comics, {} plans and {} readers to look at; another profile starts empty",
                demo.comics().size(),
                demo.plans().size(),
                demo.readers().size());
    }

    private void load(Demo.Comic comic) {
        Money price = Money.of(comic.price(), Currency.getInstance("EUR"));
        commands.sendAndWait(new CreateProduct(
                comic.id(),
                ProductKind.COMIC,
                new ProductDetails(
                        comic.title(),
                        comic.authors(),
                        comic.publisher(),
                        comic.year(),
                        null,
                        comic.language(),
                        null,
                        price)));
        commands.sendAndWait(new ReceiveStock(
                comic.id(), new ReceiptId(Demo.named("copies", comic.title())), new Quantity(comic.copies())));
    }

    private void load(Demo.Reader reader) {
        UserId user = reader.id();
        commands.sendAndWait(
                new RegisterUser(user, new PersonalText(user, reader.name()), new PersonalText(user, reader.email())));
        commands.sendAndWait(new AddPoints(
                user,
                new PointsEntryId(Demo.named("points", reader.email())),
                new Points(reader.points()),
                "a welcome from the house"));
    }
}
