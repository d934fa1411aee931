kube-proxy's other modes: the ConfigMap is read when a kube-proxy starts, so its Pods have to be made anew. Source:
kubernetes.io "Virtual IPs and Service Proxies"; pkg/proxy/nftables/README.md and proxier.go; pkg/proxy/ipvs.

  $ kubectl -n kube-system get configmap kube-proxy -o jsonpath='{.data.config\.conf}' | grep mode
  mode: ""
  $ ssh worker-1
  $ curl -s localhost:10249/proxyMode; echo
  iptables
  $ curl -s -m 3 192.168.56.11:10249/proxyMode; echo $?
  7
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ cat > switch.sh <<'E'
  > kubectl -n kube-system get configmap kube-proxy -o yaml | sed "s/mode: .*/mode: \"$1\"/" | kubectl replace -f - > /dev/null
  > E
  $ bash switch.sh nftables; kubectl -n kube-system get cm kube-proxy -o jsonpath='{.data.config\.conf}' | grep mode
  mode: "nftables"
The configuration is in the Pods' volumes after a while, but nobody reads it.
  $ advance 120s
  $ kubectl -n kube-system logs -l k8s-app=kube-proxy --tail=-1 | grep -c 'Using iptables Proxier'
  3
  $ kubectl -n kube-system rollout restart daemonset kube-proxy
  daemonset.apps/kube-proxy restarted
  $ advance 60s
  $ kubectl -n kube-system logs -l k8s-app=kube-proxy --tail=-1 | grep Proxier | sort -u | cut -d'"' -f2
  Using nftables Proxier
  Using nftables Proxier
  Using nftables Proxier
  $ ssh worker-1
  $ curl -s localhost:10249/proxyMode; echo
  nftables
  $ nft list tables
  table ip kube-proxy
  $ nft list chain ip kube-proxy services
  table ip kube-proxy {
    chain services {
      ip daddr . meta l4proto . th dport vmap @service-ips
      ip daddr @nodeport-ips meta l4proto . th dport vmap @service-nodeports
    }
  }
  $ nft list map ip kube-proxy service-ips | grep -E 'type|default/kubernetes'
      type ipv4_addr . inet_proto . inet_service : verdict
      elements = { 10.96.0.1 . tcp . 443 : goto service-2QRHZV4L-default/kubernetes/tcp/https,
  $ nft list chain ip kube-proxy service-2QRHZV4L-default/kubernetes/tcp/https | sed 's/endpoint-[A-Z0-9]*-/endpoint-X-/'
  table ip kube-proxy {
    chain service-2QRHZV4L-default/kubernetes/tcp/https {
      ip daddr 10.96.0.1 ip saddr != 10.244.0.0/16 jump mark-for-masquerade
      numgen random mod 1 vmap { 0 : goto endpoint-X-default/kubernetes/tcp/https__192.168.56.10/6443 }
    }
  }
  $ nft list ruleset | grep -A4 'chain cluster-ips-check'
    chain cluster-ips-check {
      ip daddr @cluster-ips reject comment "Reject traffic to invalid ports of ClusterIPs"
      ip daddr { 10.96.0.0/12 } drop comment "Drop traffic to unallocated ClusterIPs"
    }
  
  $ iptables-save -t nat | grep -c KUBE-SVC
  0
  [1]
A cluster IP answers on no other ports than the Service's: here that is a refusal, with iptables nobody answers.
  $ curl -sS -m 3 http://10.96.0.10:81
  ! curl: (7) Failed to connect to 10.96.0.10 port 81 after 0 ms: Could not connect to server
  [7]
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ bash switch.sh ipvs; kubectl -n kube-system rollout restart daemonset kube-proxy; sleep 60
  daemonset.apps/kube-proxy restarted
  $ kubectl -n kube-system logs -l k8s-app=kube-proxy --tail=-1 | grep Proxier | sort -u | cut -d'"' -f2
  Using ipvs Proxier
  Using ipvs Proxier
  Using ipvs Proxier
  $ ssh worker-1
  $ ipvsadm -Ln | head -6
  IP Virtual Server version 1.2.1 (size=4096)
  Prot LocalAddress:Port Scheduler Flags
    -> RemoteAddress:Port  Forward Weight ActiveConn InActConn
  TCP  10.96.0.1:443 rr
    -> 192.168.56.10:6443  Masq  1  0  0
  TCP  10.96.0.10:53 rr
  $ ipvsadm -Ln -t 10.96.0.1:443 | tail -2
  TCP  10.96.0.1:443 rr
    -> 192.168.56.10:6443  Masq  1  0  0
  $ ipvsadm -Ln -t 10.96.0.1:80
  ! No such service
  [255]
  $ iptables -t nat -nL KUBE-SERVICES
  Chain KUBE-SERVICES (2 references)
  target  prot opt source  destination
  RETURN  all  --  127.0.0.0/8  0.0.0.0/0
  KUBE-MARK-MASQ  all  -- !10.244.0.0/16  0.0.0.0/0  /* Kubernetes service cluster ip + port for masquerade purpose */ match-set KUBE-CLUSTER-IP dst,dst
  KUBE-NODE-PORT  all  --  0.0.0.0/0  0.0.0.0/0  ADDRTYPE match dst-type LOCAL
  ACCEPT  all  --  0.0.0.0/0  0.0.0.0/0  match-set KUBE-CLUSTER-IP dst,dst
  $ nft list tables
  $ exit
  ! logout
  ! Connection to worker-1 closed.
