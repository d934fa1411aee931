# fails: no-pressure, still-guarded, signal
# near miss: memory is not what is short
echo memory.available > signal.txt
ssh worker-1 "sed -i 's/  nodefs.available: .*/&\n  memory.available: 50Mi/' /var/lib/kubelet/config.yaml; systemctl restart kubelet"
