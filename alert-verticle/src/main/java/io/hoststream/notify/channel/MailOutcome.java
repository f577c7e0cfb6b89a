package io.hoststream.notify.channel;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What a mail server said that did not take a mail, or not for everybody.
 *
 * @param told addresses that it took the mail for
 * @param refused addresses that it never takes mail for, with its reason
 * @param lasting whether it never takes this mail
 * @param reason in its words
 */
record MailOutcome(List<String> told, Map<String, String> refused, boolean lasting, String reason) {

    private static final Pattern CODE = Pattern.compile("(?:^|\\D)([45]\\d\\d)(?:[ -]|$)");

    static MailOutcome of(MessagingException failure) {
        List<String> told =
                failure instanceof SendFailedException partly ? addresses(partly.getValidSentAddresses()) : List.of();
        Map<String, String> refused = new LinkedHashMap<>();
        boolean passing = false;
        String reason = line(failure);
        int code = code(failure);
        for (Exception next = failure;
                next != null;
                next = next instanceof MessagingException m ? m.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException address) {
                reason = line(address);
                if (isLasting(address.getReturnCode())) {
                    refused.put(address.getAddress().getAddress(), line(address));
                } else {
                    passing = true;
                }
            }
        }
        boolean addressesOnly = !refused.isEmpty() && !passing;
        return new MailOutcome(told, refused, isLasting(code) || (code < 0 && addressesOnly), reason);
    }

    private static int code(MessagingException failure) {
        if (failure instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        } else if (failure instanceof SMTPSendFailedException send && send.getReturnCode() >= 400) {
            return send.getReturnCode();
        } else if (failure instanceof AuthenticationFailedException) {
            Matcher code = CODE.matcher(String.valueOf(failure.getMessage()));
            return code.find() ? Integer.parseInt(code.group(1)) : 535;
        }
        return -1;
    }

    private static boolean isLasting(int code) {
        return code >= 500 && code < 600;
    }

    private static List<String> addresses(Address[] some) {
        return some == null
                ? List.of()
                : Arrays.stream(some).map(Address::toString).toList();
    }

    /** The failure in a line, with what is behind it if that says more. */
    private static String line(Exception failure) {
        Throwable cause = failure instanceof MessagingException m ? m.getNextException() : failure.getCause();
        Stream<String> words = Stream.of(String.valueOf(failure.getMessage()), cause == null ? "" : cause.getMessage());
        return words.filter(word -> word != null && !word.isBlank())
                .distinct()
                .reduce((first, second) -> first + ": " + second)
                .orElse("no reason given");
    }
}
