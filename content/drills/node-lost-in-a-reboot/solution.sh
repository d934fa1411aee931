ssh worker-2 systemctl is-active containerd kubelet
ssh worker-2 systemctl is-enabled containerd kubelet
ssh worker-2 "systemctl enable --now containerd; systemctl unmask kubelet; systemctl enable --now kubelet"
sleep 60
kubectl get nodes
