package org.relais.spi.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission without which an operation for clients is refused before it begins, on the method of a REST resource or of a SOAP
 * endpoint, or on its class for all its methods. An operation that declares none, and is not marked
 * {@link OpenToPublic}, is refused to everybody. The service behind it decides once more, with what it
 * knows of the case.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresPermission {

    /**
     * Id of a declared {@link org.relais.permissions.Permission}, for example {@code case:read}; of several, each opens the operation,
     * which then decides by what it is asked to do.
     */
    String[] value();
}
