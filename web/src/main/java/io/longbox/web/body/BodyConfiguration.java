package io.longbox.web.body;

import io.longbox.web.WebProperties;
import io.longbox.web.problem.ProblemWriter;
import java.nio.file.Path;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class BodyConfiguration {

    @Bean
    UploadLimits uploadLimits(WebProperties properties) {
        Path directory = properties.web().uploadDir();
        return new UploadLimits(
                properties.web().maxUpload().toBytes(),
                directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
            WebProperties properties, UploadLimits uploads, ProblemWriter problems) {
        FilterRegistrationBean<BodyLimitFilter> filter =
                new FilterRegistrationBean<>(new BodyLimitFilter(properties, uploads, problems));
        // Before every filter that might read the body.
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
