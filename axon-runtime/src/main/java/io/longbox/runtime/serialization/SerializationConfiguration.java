package io.longbox.runtime.serialization;

import io.longbox.runtime.privacy.JdbcPersonalKeys;
import io.longbox.runtime.privacy.PersonalKeys;
import io.longbox.runtime.privacy.PersonalTextCipher;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One serializer for everything Axon stores or sends. */
@Configuration(proxyBeanMethods = false)
public class SerializationConfiguration {

    @Bean
    PersonalKeys personalKeys(JdbcClient jdbc) {
        return new JdbcPersonalKeys(jdbc);
    }

    @Bean
    LongboxJson longboxJson(PersonalKeys keys) {
        return new LongboxJson(new PersonalTextCipher(keys));
    }

    @Bean
    @Primary
    Serializer serializer(RevisionResolver revisions, LongboxJson json) {
        return new AllowListedSerializer(revisions, json);
    }
}
