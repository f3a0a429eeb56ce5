package io.longbox.web;

import io.longbox.web.body.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts a body into a file. */
@Configuration(proxyBeanMethods = false)
class StubUploads implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Upload.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binders)
                    throws IOException {
                Path file = Files.createTempFile("upload", null);
                file.toFile().deleteOnExit();
                Files.write(
                        file,
                        request.getNativeRequest(jakarta.servlet.http.HttpServletRequest.class)
                                .getInputStream()
                                .readAllBytes());
                return new Upload(file, Files.size(file), null);
            }
        });
    }
}
