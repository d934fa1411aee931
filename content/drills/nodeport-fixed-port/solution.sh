kubectl apply -f - <<'Y'
apiVersion: v1
kind: Service
metadata:
  name: board
  namespace: station
spec:
  type: NodePort
  externalTrafficPolicy: Local
  selector:
    app: board
  ports:
    - port: 80
      targetPort: 8080
      nodePort: 30850
Y
