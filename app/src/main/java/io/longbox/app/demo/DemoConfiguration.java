package io.longbox.app.demo;

import io.longbox.media.ImageIntake;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import tools.jackson.databind.json.JsonMapper;

/** Loads the demo catalogue, where no profile says that this is anything but a first look. */
@Configuration(proxyBeanMethods = false)
@Profile("default")
public class DemoConfiguration {

    @Bean
    ApplicationRunner demoCatalogue(CommandGateway commands, QueryGateway queries, ImageIntake intake) {
        return arguments -> {
            Demo demo = Demo.read(JsonMapper.shared());
            new DemoCatalogue(commands, queries).loadOnce(demo);
            new DemoPress(commands, queries, intake).printOnce(demo);
        };
    }
}
