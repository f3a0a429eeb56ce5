package io.longbox.app;

import io.longbox.app.database.EmbeddedDatabaseConfiguration;
import io.longbox.app.demo.DemoConfiguration;
import io.longbox.audit.Audit;
import io.longbox.cart.CartContext;
import io.longbox.catalog.CatalogContext;
import io.longbox.imports.Imports;
import io.longbox.media.Media;
import io.longbox.notification.NotificationContext;
import io.longbox.order.OrderContext;
import io.longbox.payments.Payments;
import io.longbox.query.QueryProjections;
import io.longbox.reading.ReadingContext;
import io.longbox.runtime.AxonRuntime;
import io.longbox.user.UserContext;
import io.longbox.waitlist.WaitlistContext;
import io.longbox.web.Web;
import java.time.Clock;
import java.util.Arrays;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Longbox, every role in one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
// Axon would keep its events, tokens and sagas by JPA, in large objects; axon-runtime keeps them by JDBC.
@EnableAutoConfiguration(exclude = {JpaAutoConfiguration.class, JpaEventStoreAutoConfiguration.class})
@Import({
    AxonRuntime.class,
    UserContext.class,
    CatalogContext.class,
    CartContext.class,
    WaitlistContext.class,
    ReadingContext.class,
    OrderContext.class,
    Payments.class,
    NotificationContext.class,
    Media.class,
    Imports.class,
    QueryProjections.class,
    Audit.class,
    Web.class,
    EmbeddedDatabaseConfiguration.class,
    DemoConfiguration.class
})
public class LongboxApplication {

    private static final String HELP = """
            Longbox: a store for scarce things.

              java -jar app.jar [--property=value ...]

            Without any property it listens on http://localhost:8080, starts a PostgreSQL of its own with its data under
            ./data, and loads a small catalogue on its first start. The most asked for:

              --server.port=8090                  another port
              --longbox.data-dir=/var/lib/longbox where the data is kept
              --spring.profiles.active=empty      no demo catalogue
              --spring.profiles.active=axonserver events and messages by Axon Server: see AXONSERVER_SERVERS
              --help                              this text

            A PostgreSQL of your own is named by SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and
            SPRING_DATASOURCE_PASSWORD. All other properties are in README.md.
            """;

    public static void main(String[] arguments) {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        // Axon asks its vendor for updates a second after the start unless told not to, and then it is too late.
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication.run(LongboxApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
