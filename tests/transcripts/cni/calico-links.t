What Calico leaves on a node, seen with the tools: no bridge, a route to each pod, a black hole for the block's other
addresses, and other nodes behind tunl0. Source: docs.tigera.io (IP in IP encapsulation; The Calico data path: IP routing
and iptables), github.com/projectcalico/calico (cni-plugin, confd's bird templates).

  $ kubectl apply -f https://raw.githubusercontent.com/projectcalico/calico/v3.30.3/manifests/calico.yaml > /dev/null; sleep 60
  $ kubectl run box --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sleep 1d; kubectl wait --for=condition=Ready pod/box > /dev/null
  pod/box created
  $ ssh worker-1 ip addr show tunl0 | sed 's/inet [0-9.]*/inet IP/'
  3: tunl0@NONE: <NOARP,UP,LOWER_UP> mtu 1480 qdisc noqueue state UNKNOWN group default qlen 1000
      link/ipip 0.0.0.0 brd 0.0.0.0
      inet IP/32 scope global tunl0
         valid_lft forever preferred_lft forever
  $ ssh worker-1 ip route | sed 's/cali[0-9a-f]*/caliX/; s/[0-9.]*\/26/BLOCK/; s/^10[.0-9]* /POD /' | sort | uniq -c
        1 192.168.56.0/24 dev eth0 proto kernel scope link src 192.168.56.11
        1 BLOCK via 192.168.56.10 dev tunl0 proto bird onlink
        1 BLOCK via 192.168.56.12 dev tunl0 proto bird onlink
        3 POD dev caliX scope link
        1 blackhole BLOCK proto bird
        1 default via 192.168.56.1 dev eth0
  $ ssh worker-1 'ip route get $(ip route | awk "/^blackhole/ {print \$2}" | sed "s|[0-9]*/26||")63'
  ! RTNETLINK answers: Invalid argument
  [2]
  $ IP=$(kubectl get pod box -o jsonpath='{.status.podIP}'); N=$(kubectl exec box -- ip link show eth0 | grep -o 'if[0-9]*' | tr -d if); ssh worker-1 ip -o link show $(ssh worker-1 ip route show $IP | awk '{print $3}') | sed "s/^$N: cali[0-9a-f]*/the number that the pod knows: cali/" | grep -oE '^.*@if3|link/ether [e:]*'
  the number that the pod knows: cali@if3
  link/ether ee:ee:ee:ee:ee:ee
All pods have the same gateway, which is none: the node answers for it with the same address on every card.
  $ kubectl exec box -- ip route
  default via 169.254.1.1 dev eth0
  169.254.1.1 dev eth0 scope link
  $ kubectl exec box -- ip neigh
  169.254.1.1 dev eth0 lladdr ee:ee:ee:ee:ee:ee used 0/0/0 probes 1 REACHABLE
  $ kubectl exec box -- ip addr show eth0 | grep -oE 'mtu [0-9]*|/32'
  mtu 1480
  /32
  $ ssh worker-1 'bridge link; ss -tlnpH | grep -E "bird|calico" | tr -s " " | cut -d" " -f4'
  0.0.0.0:179
  127.0.0.1:9099
