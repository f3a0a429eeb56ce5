package io.longbox.app;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole store, on a port and a database of its own, without the demo catalogue; a new one for each test class. Spring
 * would pause a shared one in between and start it again, and event processors start once.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = LongboxApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "longbox.data-dir=target/stores/${random.uuid}")
@ActiveProfiles("test")
@DirtiesContext
@interface TestStore {}
