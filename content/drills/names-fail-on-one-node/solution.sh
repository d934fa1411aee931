kubectl get pods -n quay -o wide
ssh worker-2 "grep -A1 clusterDNS /var/lib/kubelet/config.yaml"
kubectl get service kube-dns -n kube-system
ssh worker-2 "sed -i s/10.96.0.53/10.96.0.10/ /var/lib/kubelet/config.yaml; systemctl restart kubelet"
sleep 20
kubectl rollout restart deployment/ferry -n quay
kubectl rollout status deployment/ferry -n quay --timeout=120s
