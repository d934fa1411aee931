A kube-proxy whose configuration names a mode that is gone: what is new is not reached by its Service. Source: Kubernetes
documentation, "Debug Services" (Is the kube-proxy working?); pkg/proxy/apis/config/validation.

# fault: kube-proxy-configuration-wrong
  $ kubectl get daemonset kube-proxy -n kube-system --no-headers | awk '{print $2, $4}'
  3 0
  $ kubectl logs -n kube-system -l k8s-app=kube-proxy --tail=1 | grep -o 'Invalid value.*blank ' | sort -u
  Invalid value: \"userspace\": must be iptables,ipvs,nftables or blank (blank 
  $ kubectl create deployment web --image=nginx > /dev/null; kubectl expose deployment web --port=80; kubectl run client --image=busybox:1.36 -- sleep 1d > /dev/null; kubectl wait --for=condition=Ready pod --all > /dev/null
  service/web exposed
  $ kubectl exec client -- wget -qO- -T 2 web > /dev/null; echo $?
  1
  ! wget: download timed out
  ! command terminated with exit code 1
  $ kubectl get configmap kube-proxy -n kube-system -o yaml | sed 's/mode: .*/mode: ""/' | kubectl replace -f - > /dev/null; kubectl delete pods -n kube-system -l k8s-app=kube-proxy > /dev/null; sleep 30
  $ kubectl exec client -- wget -qO- -T 2 web | grep -c h1
  1
