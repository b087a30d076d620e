package org.relais.spi.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Marks a Declarative Services component that is a {@code @WebService} as a SOAP endpoint. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SoapEndpoint {

    /** Prefix of the service properties. */
    String PREFIX_ = "relais.soap.";

    /** Where the endpoint appears below {@code /soap}, for example {@code /cases}; unique in the installation. */
    String address();

    /** Path of the contract inside the bundle, for example {@code wsdl/CaseDesk.wsdl}; empty to derive it from the class. */
    String wsdl() default "";

    /**
     * True for an endpoint that takes contents as attachments (MTOM): they are streamed. Its messages are not checked against the schema of
     * their contract, since that would read every content into memory, so it checks itself what has to be there.
     */
    boolean attachments() default false;
}
