# fails: vats, open-to-all
# the Pods of vats run, but the node stays closed to all others
ssh worker-1 "sed -i 's#/run/containerd/cri.sock#/run/containerd/containerd.sock#' /etc/containerd/config.toml; systemctl restart containerd kubelet"
kubectl patch deployment vats -n tannery -p '{"spec":{"template":{"spec":{"tolerations":[{"operator":"Exists"}]}}}}'
sleep 90
