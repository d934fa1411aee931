ssh worker-2 systemctl enable --now kubelet
sleep 15
kubectl get node worker-2
