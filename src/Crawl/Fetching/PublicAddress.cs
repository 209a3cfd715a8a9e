using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Gongwen.Crawl;

/// <summary>Tells addresses of the public Internet from all others, after IANA's registries of special-purpose addresses.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] s_special4 =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        ]).Select(IPNetwork.Parse),
    ];

    // Of the global unicast addresses (2000::/3): protocols (Teredo among them), documentation, 6to4, which hides any IPv4 address.
    private static readonly IPNetwork[] s_special6 = [.. ((string[])["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]).Select(IPNetwork.Parse)];

    private static readonly IPNetwork s_global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork s_translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether <paramref name="address"/> is one that everybody may ask. An IPv4 address inside an IPv6 one is judged itself.</summary>
    public static bool IsPublic(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => IsPublic(address.MapToIPv4()),
        { AddressFamily: AddressFamily.InterNetwork } => !s_special4.Any(n => n.Contains(address)),
        { AddressFamily: AddressFamily.InterNetworkV6 } when s_translated.Contains(address) => IsPublic(Embedded(address)),
        { AddressFamily: AddressFamily.InterNetworkV6 } => s_global6.Contains(address) && !s_special6.Any(n => n.Contains(address)),
        _ => false,
    };

    // RFC 6052, 2.2: the last four octets.
    private static IPAddress Embedded(IPAddress address) => new(BinaryPrimitives.ReadUInt32LittleEndian(address.GetAddressBytes().AsSpan(12)));
}
