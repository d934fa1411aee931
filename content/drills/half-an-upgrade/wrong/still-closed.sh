# fails: tiles
# near miss: the version is right, the node is still closed
ssh worker-2 "systemctl daemon-reload; systemctl restart kubelet; apt-mark hold kubeadm kubelet kubectl"
sleep 60
