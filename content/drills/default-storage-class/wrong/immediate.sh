# fails: class, where-the-pod-is
# reaches the end state, but the disk is made before anybody knows where the Pod will run
kubectl apply -f - <<'Y'
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: sketch
  annotations:
    storageclass.kubernetes.io/is-default-class: "true"
provisioner: block.csi.example.com
reclaimPolicy: Retain
Y
kubectl annotate storageclass standard storageclass.kubernetes.io/is-default-class=false --overwrite
kubectl apply -f drafts.yaml
kubectl wait pod/easel -n atelier --for=condition=Ready --timeout=120s
