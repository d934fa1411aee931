kube-proxy as a service, and the routes between nodes. Source: Kubernetes the Hard Way, "Bootstrapping the Kubernetes Worker
Nodes" and "Provisioning Pod Network Routes"; Kubernetes documentation, "Virtual IPs and Service Proxies".

  $ kubectl create deployment web --image=nginx:1.27 --replicas=2; kubectl expose deployment web --port=80; kubectl run a --image=busybox:1.37 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sleep 1d; sleep 20
  deployment.apps/web created
  service/web exposed
  pod/a created
  $ kubectl exec a -- wget -qO- -T 2 web | grep title
  <title>Welcome to nginx!</title>
  $ ssh worker-1 'systemctl is-active kube-proxy; systemctl cat kube-proxy'
  active
  # /etc/systemd/system/kube-proxy.service
  [Unit]
  Description=Kubernetes Kube Proxy
  Documentation=https://github.com/kubernetes/kubernetes
  
  [Service]
  ExecStart=/usr/local/bin/kube-proxy \
    --config=/var/lib/kube-proxy/kube-proxy-config.yaml
  Restart=on-failure
  RestartSec=5
  
  [Install]
  WantedBy=multi-user.target

While it is stopped the rules stay as they were: Services that exist go on, new ones do not come.
  $ ssh worker-1 systemctl stop kube-proxy; kubectl create service clusterip fresh --tcp=80; kubectl set selector service fresh app=web; sleep 5; kubectl exec a -- wget -qO- -T 2 web | grep title; kubectl exec a -- wget -qO- -T 2 fresh | grep title
  service/fresh created
  service/fresh selector updated
  <title>Welcome to nginx!</title>
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ ssh worker-1 systemctl start kube-proxy; sleep 5; kubectl exec a -- wget -qO- -T 2 fresh | grep title
  <title>Welcome to nginx!</title>
  $ ssh worker-1 'sed -i s/iptables/iptable/ /var/lib/kube-proxy/kube-proxy-config.yaml; systemctl restart kube-proxy; sleep 3; systemctl is-active kube-proxy; journalctl -u kube-proxy --no-pager -o cat | grep -m1 command'
  activating
  E1120 10:00:32.903000    4218 run.go:72] "command failed" err="failed validate: KubeProxyConfiguration.Mode.ProxyMode: Invalid value: \"iptable\": must be iptables,ipvs,nftables or blank (blank means the best-available proxy [currently iptables])"
  $ ssh worker-1 'sed -i s/iptable/iptables/ /var/lib/kube-proxy/kube-proxy-config.yaml; sleep 10; systemctl is-active kube-proxy'
  active

Routes are entered by hand.
  $ ssh worker-1 'ip route | grep 10.244'; kubectl get nodes -o custom-columns=NAME:.metadata.name,PODS:.spec.podCIDR
  10.244.0.0/24 via 192.168.56.10 dev eth0 
  10.244.1.0/24 dev cni0 proto kernel scope link src 10.244.1.1 
  10.244.2.0/24 via 192.168.56.12 dev eth0 
  NAME            PODS
  control-plane   10.244.0.0/24
  worker-1        10.244.1.0/24
  worker-2        10.244.2.0/24
  $ ssh worker-1 ip route del 10.244.2.0/24; kubectl get pods -l app=web -o jsonpath='{.items[?(@.spec.nodeName=="worker-2")].status.podIP}' > /tmp/ip; kubectl exec a -- wget -qO- -T 2 $(cat /tmp/ip) | grep title
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ ssh worker-1 ip route add 10.244.2.0/24 via 192.168.56.12; kubectl exec a -- wget -qO- -T 2 $(cat /tmp/ip) | grep title
  <title>Welcome to nginx!</title>
