package io.longbox.runtime.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class SagaResourcesTest {

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    private final SagaResources resources = new SagaResources(beans);

    @Test
    void every_saga_gets_what_its_class_and_those_above_it_ask_for() {
        Clock clock = Clock.systemUTC();
        beans.registerSingleton("clock", clock);
        beans.registerSingleton("name", "a name");

        for (int saga = 0; saga < 2; saga++) {
            Below loaded = new Below();
            resources.injectResources(loaded);

            assertThat(loaded.clock).isSameAs(clock);
            assertThat(loaded.name).isEqualTo("a name");
            assertThat(loaded.state).isEqualTo("its own");
        }
    }

    @Test
    void what_there_is_no_bean_for_fails() {
        assertThatThrownBy(() -> resources.injectResources(new Below()))
                .isInstanceOf(NoSuchBeanDefinitionException.class);
    }

    static class Above {

        @Autowired
        protected transient String name;
    }

    static class Below extends Above {

        @Autowired
        private transient Clock clock;

        private String state = "its own";
    }
}
