package org.relais.channel.web.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings as an office would have them, with some of its own. */
final class Settings {

    private Settings() {}

    static WebSettings of(Map<String, Object> changed) {
        Class<?> type = WebSettings.Configuration.class;
        return new WebSettings((WebSettings.Configuration) Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type, Annotation.class},
                (proxy, method, arguments) -> changed.getOrDefault(method.getName(), method.getDefaultValue())));
    }
}
