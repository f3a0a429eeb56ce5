package io.longbox.runtime.saga;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Shows the processes under way. */
@Configuration(proxyBeanMethods = false)
public class SagaConfiguration {

    @Bean
    SagaQueries sagaQueries(JdbcTemplate jdbc) {
        return new SagaQueries(jdbc);
    }
}
