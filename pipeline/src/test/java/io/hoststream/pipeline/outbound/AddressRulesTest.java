package io.hoststream.pipeline.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private static final AddressRules STRICT = new AddressRules(false, false);
    private static final AddressRules PRIVATE = new AddressRules(true, false);
    private static final AddressRules ALL = new AddressRules(true, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.100.100.200",
                "198.19.0.1",
                "fc00::1",
                "fdff::1",
                "fec0::1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2002:c0a8:101::1",
                "::10.0.0.1"
            })
    void shouldRefuseThisMachineAndPrivateNetworksUnlessAllowed(String text) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(text);

        assertThat(STRICT.objection(address))
                .hasValueSatisfying(why -> assertThat(why).contains("this machine or of a private network"));
        assertThat(PRIVATE.objection(address)).isEmpty();
        assertThat(AddressRules.isNear(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "fe80::1",
                "febf::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "168.63.129.16",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1"
            })
    void shouldRefuseMetadataServicesEvenWherePrivateNetworksAreAllowed(String text) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(text);

        assertThat(STRICT.objection(address)).isPresent();
        assertThat(PRIVATE.objection(address))
                .hasValueSatisfying(why -> assertThat(why).contains("link-local"));
        assertThat(ALL.objection(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "0.1.2.3", "::", "224.0.0.1", "239.1.1.1", "255.255.255.255", "240.0.0.1", "ff02::1"})
    void shouldNeverReachWhereNobodyIs(String text) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(text);

        assertThat(ALL.objection(address))
                .hasValueSatisfying(why -> assertThat(why).contains("no address of a machine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "2606:4700::1111"})
    void shouldReachTheInternet(String text) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(text);

        assertThat(STRICT.objection(address)).isEmpty();
        assertThat(AddressRules.isNear(address)).isFalse();
    }
}
