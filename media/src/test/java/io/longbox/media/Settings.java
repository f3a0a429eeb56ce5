package io.longbox.media;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Properties of the module as a file would set them. */
public final class Settings {

    private Settings() {}

    public static MediaProperties of(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("longbox.media", MediaProperties.class);
    }
}
