With IPVS a node has the addresses of all Services itself, on a card that is never up: what comes for them is the node's
own, and the virtual servers take it. Source: kubernetes.io "Virtual IPs and Service Proxies" (IPVS), pkg/proxy/ipvs
(DefaultDummyDevice, syncService).

  $ ssh worker-1 ip link show kube-ipvs0
  ! Device "kube-ipvs0" does not exist.
  [1]
  $ kubectl -n kube-system get configmap kube-proxy -o yaml | sed 's/mode: .*/mode: "ipvs"/' | kubectl replace -f - > /dev/null; kubectl -n kube-system rollout restart daemonset kube-proxy; sleep 60
  daemonset.apps/kube-proxy restarted
  $ ssh worker-1 ip -o addr show kube-ipvs0 | awk '{print $3, $4}'
  inet 10.96.0.1/32
  inet 10.96.0.10/32
  $ kubectl create service clusterip web --tcp=80 --clusterip=10.96.7.7; sleep 2; ssh worker-1 ip -o addr show kube-ipvs0 | grep -c 10.96.7.7/32
  service/web created
  1
  $ ssh worker-1 'ip -br link show type dummy | cut -d" " -f1; ip route get 10.96.7.7 | head -1'
  kube-ipvs0
  local <svc-ip> dev lo src <svc-ip> uid 0
  $ kubectl delete service web; sleep 2; ssh worker-1 ip -o addr show kube-ipvs0 | grep -c 10.96.7.7/32
  service "web" deleted from default namespace
  0
  [1]
