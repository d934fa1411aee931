kubectl get node worker-2 -o jsonpath='{.status.conditions[?(@.type=="Ready")].message}'
ssh worker-2 "ls /etc/cni/net.d; find / -name '*.conflist' 2>/dev/null; mv /var/tmp/*.conflist /etc/cni/net.d/"
sleep 45
kubectl get pods -n postoffice
