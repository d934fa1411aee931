What kube-proxy writes for Services in its usual mode, iptables. Source: kubernetes.io "Virtual IPs and Service
Proxies" (iptables proxy mode); pkg/proxy/iptables/proxier.go for the chains and their comments.

  $ kubectl create deployment web --image=nginx:1.27 --replicas=2 > /dev/null; kubectl create service clusterip empty --tcp=80 > /dev/null
  $ cat <<E | kubectl apply -f -
  > apiVersion: v1
  > kind: Service
  > metadata: {name: web}
  > spec:
  >   type: NodePort
  >   clusterIP: 10.96.77.7
  >   selector: {app: web}
  >   ports: [{name: http, port: 80, nodePort: 30080}]
  > E
  service/web created
  $ settle
  $ ssh worker-1
The Services of a new cluster have the same chains everywhere: their names follow from namespace, name, port and protocol.
  $ iptables -t nat -nL KUBE-SERVICES | head -4
  Chain KUBE-SERVICES (2 references)
  target  prot opt source  destination
  KUBE-SVC-NPX46M4PTMTKRN6Y  tcp  --  0.0.0.0/0  10.96.0.1  /* default/kubernetes:https cluster IP */ tcp dpt:443
  KUBE-SVC-CDGGSHYLG3RE2FKL  tcp  --  0.0.0.0/0  <svc-ip>  /* default/web:http cluster IP */ tcp dpt:80
  $ iptables -t nat -nL KUBE-SVC-NPX46M4PTMTKRN6Y
  Chain KUBE-SVC-NPX46M4PTMTKRN6Y (1 references)
  target  prot opt source  destination
  KUBE-MARK-MASQ  tcp  -- !10.244.0.0/16  10.96.0.1  /* default/kubernetes:https cluster IP */ tcp dpt:443
  KUBE-SEP-7J3FZHL6MJULGV6U  all  --  0.0.0.0/0  0.0.0.0/0  /* default/kubernetes:https -> 192.168.56.10:6443 */
A packet to the cluster IP goes by KUBE-SERVICES to the Service's chain, which chooses an endpoint's chain by chance.
  $ iptables-save -t nat | grep -e '-A KUBE-SERVICES.*default/web:http'
  -A KUBE-SERVICES -d 10.96.77.7/32 -p tcp -m comment --comment "default/web:http cluster IP" -m tcp --dport 80 -j KUBE-SVC-CDGGSHYLG3RE2FKL
  $ iptables-save -t nat | grep 'default/web:http' | grep 'KUBE-SVC-[A-Z0-9]* ' | sed 's/KUBE-SEP-[A-Z0-9]*/KUBE-SEP-X/'
  -A KUBE-SVC-CDGGSHYLG3RE2FKL ! -s 10.244.0.0/16 -d 10.96.77.7/32 -p tcp -m comment --comment "default/web:http cluster IP" -m tcp --dport 80 -j KUBE-MARK-MASQ
  -A KUBE-SVC-CDGGSHYLG3RE2FKL -m comment --comment "default/web:http -> <pod-ip>:80" -m statistic --mode random --probability 0.50000000000 -j KUBE-SEP-X
  -A KUBE-SVC-CDGGSHYLG3RE2FKL -m comment --comment "default/web:http -> <pod-ip>:80" -j KUBE-SEP-X
  $ iptables-save -t nat | grep 'default/web:http' | grep -- '-A KUBE-SEP' | sed 's/KUBE-SEP-[A-Z0-9]*/KUBE-SEP-X/; s/10.244.[12].[0-9]*/POD/' | sort -u
  -A KUBE-SEP-X -p tcp -m comment --comment "default/web:http" -m tcp -j DNAT --to-destination POD:80
  -A KUBE-SEP-X -s POD/32 -m comment --comment "default/web:http" -j KUBE-MARK-MASQ
One to the node port goes by KUBE-NODEPORTS to the chain for traffic from outside, which masquerades it.
  $ iptables-save -t nat | grep -E '30080|KUBE-EXT.*default/web:http'
  -A KUBE-EXT-CDGGSHYLG3RE2FKL -m comment --comment "masquerade traffic for default/web:http external destinations" -j KUBE-MARK-MASQ
  -A KUBE-NODEPORTS -p tcp -m comment --comment "default/web:http" -m tcp --dport 30080 -j KUBE-EXT-CDGGSHYLG3RE2FKL
A Service without endpoints is refused in the table filter, not in nat.
  $ iptables-save -t nat | grep -c default/empty
  0
  [1]
  $ iptables-save -t filter | grep default/empty | sed 's/-d [0-9./]*/-d IP/'
  -A KUBE-SERVICES -d IP -p tcp -m comment --comment "default/empty:80 has no endpoints" -m tcp --dport 80 -j REJECT --reject-with icmp-port-unreachable
  $ iptables -L KUBE-SERVICES | tail -1 | sed 's/10[0-9.]* */IP /'
  REJECT  tcp  --  anywhere  IP /* default/empty:80 has no endpoints */ tcp dpt:http reject-with icmp-port-unreachable
  $ iptables -t nat -S KUBE-MARK-MASQ
  -N KUBE-MARK-MASQ
  -A KUBE-MARK-MASQ -j MARK --set-xmark 0x4000/0x4000
  $ iptables -t nat -L KUBE-NOT-THERE
  ! iptables: No chain/target/match by that name.
  [1]
  $ iptables -t natt -L
  ! iptables v1.8.9 (nf_tables): table 'natt' does not exist
  ! Perhaps iptables or your kernel needs to be upgraded.
  [3]
In this mode there is nothing for nft in a table of its own, and no virtual server.
  $ nft list tables
  $ ipvsadm -Ln
  IP Virtual Server version 1.2.1 (size=4096)
  Prot LocalAddress:Port Scheduler Flags
    -> RemoteAddress:Port  Forward Weight ActiveConn InActConn
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ iptables-save
  ! bash: line 1: iptables-save: command not found
  [127]
