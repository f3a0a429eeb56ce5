package io.longbox.app.demo;

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
    ApplicationRunner demoCatalogue(CommandGateway commands, QueryGateway queries) {
        return arguments -> new DemoCatalogue(commands, queries, JsonMapper.shared()).loadOnce();
    }
}
