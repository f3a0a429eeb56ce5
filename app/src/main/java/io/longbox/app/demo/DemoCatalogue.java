package io.longbox.app.demo;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserView;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comics whose authors' rights have run out, with stock and prices, and a few readers. Ids follow from the names, so
 * that loading which was interrupted goes on where it stopped; the last reader to register marks that it is complete.
 */
final class DemoCatalogue {

    private static final Logger log = LoggerFactory.getLogger(DemoCatalogue.class);

    private record Comic(
            String title,
            List<String> authors,
            String publisher,
            int year,
            @Nullable String language,
            BigDecimal price,
            int copies) {}

    private record Reader(String name, String email, int points) {}

    private record Demo(List<Comic> comics, List<Reader> readers) {}

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final JsonMapper json;

    DemoCatalogue(CommandGateway commands, QueryGateway queries, JsonMapper json) {
        this.commands = commands;
        this.queries = queries;
        this.json = json;
    }

    void loadOnce() throws IOException {
        Demo demo = read();
        Reader last = demo.readers().get(demo.readers().size() - 1);
        UserView marker =
                queries.query(new FindUser(idOf(last)), UserView.class).join();
        if (marker != null) {
            return;
        }
        demo.comics().forEach(this::load);
        demo.readers().forEach(this::load);
        log.info(
                "loaded {} comics and {} readers to look at; another profile starts empty",
                demo.comics().size(),
                demo.readers().size());
    }

    private Demo read() throws IOException {
        try (InputStream in = Objects.requireNonNull(DemoCatalogue.class.getResourceAsStream("/demo.json"))) {
            return json.readValue(in, Demo.class);
        }
    }

    private void load(Comic comic) {
        ProductId product = new ProductId(named("comic", comic.title()));
        Money price = Money.of(comic.price(), Currency.getInstance("EUR"));
        commands.sendAndWait(new CreateProduct(
                product,
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
        commands.sendAndWait(
                new ReceiveStock(product, new ReceiptId(named("copies", comic.title())), new Quantity(comic.copies())));
    }

    private void load(Reader reader) {
        UserId user = idOf(reader);
        commands.sendAndWait(
                new RegisterUser(user, new PersonalText(user, reader.name()), new PersonalText(user, reader.email())));
        commands.sendAndWait(new AddPoints(
                user,
                new PointsEntryId(named("points", reader.email())),
                new Points(reader.points()),
                "a welcome from the house"));
    }

    private static UserId idOf(Reader reader) {
        return new UserId(named("reader", reader.email()));
    }

    private static UUID named(String kind, String name) {
        return UUID.nameUUIDFromBytes(("longbox-demo/" + kind + "/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
