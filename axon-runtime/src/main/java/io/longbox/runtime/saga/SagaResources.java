package io.longbox.runtime.saga;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.modelling.saga.ResourceInjector;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Gives sagas the beans that their {@link Autowired} fields ask for, each time that one is loaded. What these are is
 * looked up once for each class: Spring's own way would go through everything that can be done to a bean, for each saga.
 */
final class SagaResources implements ResourceInjector {

    private record Resource(Field field, Object bean) {}

    private final ClassValue<List<Resource>> resources = new ClassValue<>() {
        @Override
        protected List<Resource> computeValue(Class<?> saga) {
            return find(saga);
        }
    };
    private final BeanFactory beans;

    SagaResources(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void injectResources(Object saga) {
        for (Resource resource : resources.get(saga.getClass())) {
            try {
                resource.field().set(saga, resource.bean());
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException("the field was made accessible", impossible);
            }
        }
    }

    private List<Resource> find(Class<?> saga) {
        List<Resource> found = new ArrayList<>();
        for (Class<?> type = saga; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Autowired.class)) {
                    field.setAccessible(true);
                    found.add(new Resource(field, beans.getBean(field.getType())));
                }
            }
        }
        return List.copyOf(found);
    }
}
