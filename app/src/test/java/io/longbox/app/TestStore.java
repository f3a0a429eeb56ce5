package io.longbox.app;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** The whole store, on a port and a database of its own; without the demo catalogue. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = LongboxApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "longbox.data-dir=target/stores/${random.uuid}")
@ActiveProfiles("test")
@interface TestStore {}
