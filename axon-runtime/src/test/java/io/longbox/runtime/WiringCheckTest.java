package io.longbox.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WiringCheckTest {

    private final Configuration axon = mock(Configuration.class);
    private final EventProcessingConfiguration processing = mock(EventProcessingConfiguration.class);

    @BeforeEach
    void what_axon_falls_back_to() {
        when(axon.getComponent(any())).thenReturn(null);
        when(axon.getComponent(TransactionManager.class)).thenReturn(NoTransactionManager.INSTANCE);
        when(axon.getComponent(TokenStore.class)).thenReturn(new InMemoryTokenStore());
        Serializer another = mock(Serializer.class);
        when(axon.serializer()).thenReturn(another);
        when(axon.eventProcessingConfiguration()).thenReturn(processing);
        when(processing.sagaConfigurations()).thenReturn(List.of());
        EventProcessor view = mock(EventProcessor.class);
        when(processing.eventProcessors()).thenReturn(Map.of("stock-view", view));
        when(processing.deadLetterQueue("stock-view")).thenReturn(Optional.empty());
    }

    @Test
    void a_store_that_would_lose_events_does_not_start_and_says_why() {
        assertThatThrownBy(() -> new WiringCheck(axon, false).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TransactionManager is NoTransactionManager")
                .hasMessageContaining("TokenStore is InMemoryTokenStore")
                .hasMessageContaining("EventStorageEngine is missing")
                .hasMessageContaining("the general serializer is")
                .hasMessageContaining("stock-view keeps no dead letters");
    }

    @Test
    void with_axon_server_its_buses_are_expected() {
        assertThatThrownBy(() -> new WiringCheck(axon, true).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AxonServerCommandBus")
                .hasMessageContaining("AxonServerEventStore");
    }
}
