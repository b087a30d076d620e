package org.relais.service.claimforms.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings as an administrator has given some of them; the others are those of the untouched system. */
final class GivenSettings {

    private GivenSettings() {}

    /** @param given name of the method to its value */
    static ClaimFormSettings of(Map<String, Object> given) {
        return (ClaimFormSettings) Proxy.newProxyInstance(
                ClaimFormSettings.class.getClassLoader(),
                new Class<?>[] {ClaimFormSettings.class},
                (self, method, arguments) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
